// Creative Commons, its Japanese names, and what belongs to everybody. https://creativecommons.org/licenses/
const forms =
  /CC0(?:\s*1\.0)?|CC[\s-]*BY(?:-(?:SA|NC|ND))*(?:\s*\d\.\d)?|CC\s*表示(?:-(?:継承|非営利|改変禁止))*(?:\s*\d\.\d)?|クリエイティブ・?コモンズ(?:[・\s]*表示(?:[-‐・](?:継承|非営利|改変禁止))*)?(?:\s*\d\.\d)?|パブリック・?ドメイン|public\s+domain|著作権フリー/i

/** The licence a credit names, as it is written; null where it names none. */
export const licenceIn = (text: string): string | null => forms.exec(text)?.[0] ?? null
