/** A label in both languages, as Payload takes them. */
export const words = (ja: string, en: string): { ja: string; en: string } => ({ ja, en })
