/** A field that stands in lists and not in the form. */
export const NoField = () => null
