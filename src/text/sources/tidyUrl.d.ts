/** The rules of tidy-url, by site; the package has no types for its data. */
declare module 'tidy-url/data/rules.js' {
  const rules: { name: string; rules?: string[] }[]
  export default rules
}
