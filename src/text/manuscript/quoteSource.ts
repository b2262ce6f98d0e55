/** How the last line of a quotation begins that says whose it is: ――港湾局の発表. */
export const sourceDash = /^(?:[―—─]{1,2}|--)\s*/
