const signs = {
  sup: ['0123456789+-−=()nxyabcdei', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿˣʸᵃᵇᶜᵈᵉⁱ'],
  sub: ['0123456789+-−=()aexonkmpst', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₓₒₙₖₘₚₛₜ'],
} as const

/** Lexical's bits for underlined text and for code. */
export const underline = 8
export const codeFormat = 16

/** Lexical's bits for text below and above its line. */
export const shifts = { sub: 32, sup: 64 } as const

/** A text as raised or lowered characters, as many as it has; null where there are none for all of them. */
export const shifted = (text: string, shift: 'sup' | 'sub'): string | null => {
  const [plain, moved] = signs[shift]
  const found = [...text].map((c) => moved[plain.indexOf(c)])
  return found.every((c) => c !== undefined) ? found.join('') : null
}
