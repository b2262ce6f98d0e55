/** A text without the characters no text has: control characters but tab and line ends. Exports hold them, and databases do not. */
export const withoutControls = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
