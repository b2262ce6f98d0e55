/** Whether an error, or what caused it, has one of these codes of PostgreSQL. */
export const hasCode = (error: unknown, codes: RegExp): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Error & { code?: unknown }
    if (typeof code === 'string' && codes.test(code)) return true
  }
  return false
}

/** What a row refers to that is not there, by the column and its value: `Key (eyecatch_id)=(99) is not present …`; null where it is another error. */
export const missingReference = (error: unknown): { column: string; value: string } | null => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, detail } = cause as Error & { code?: unknown; detail?: unknown }
    const [, column, value] =
      code === '23503'
        ? (/\((\w+?)(?:_id)?\)=\(([^)]*)\) is not present/.exec(String(detail)) ?? [])
        : []
    if (column && value) return { column, value }
  }
  return null
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html

/** Two transactions that waited for each other; Postgres has taken one of them back, and with it what was saved beside. */
export const collided = /^40(P01|001)$|^25P02$/
/** What a row refers to is not there, or not there any more. */
export const leadsNowhere = /^23503$/
/** What a request asked for that the database cannot do: bad values, constraints, an operator or a column that is not there. */
export const badInput = /^(22|23)...$|^42883$|^42703$/
/** The database is going, starting, out of connections or not reached at all. */
export const isFault =
  /^(08...|53300|57P0[1-5]|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND))$/
/** No room on the disk. */
export const isFull = /^53100$|^ENOSPC$|^EDQUOT$/
/** A statement that ran longer than it may. */
export const tooLong = /^57014$/
/** The app's user of the database may not do this. */
export const mayNot = /^42501$/
/** A table or a column that is not there: the app has not migrated yet. */
export const notThere = /^42P01$|^42703$/
