/** The tags somebody has typed: parted by commas, without the sign of a hash tag in front. */
export const typedTags = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，]/)
      .map((tag) => tag.trim().replace(/^[#＃]\s*/, ''))
      .filter((tag) => tag !== ''),
  ),
]
