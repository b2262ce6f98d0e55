import { GraphQLError } from 'graphql'
import type { Config } from 'payload'

type Rules = NonNullable<NonNullable<Config['graphQL']>['validationRules']>
type Rule = ReturnType<Rules>[number]

/** How many queries one request may ask, aliases included; a page of a frontend asks for three or four. */
const mostQueries = 10

/**
 * Refuses a request that asks for many lists at once: each is a query of its own, and two hundred of them stopped the server
 * for a minute. Payload's limit of complexity counts fields, not rows.
 */
const fewQueries: Rule = (context) => {
  let queries = 0
  return {
    Field() {
      const root = context.getParentType()
      if (root !== context.getSchema().getQueryType() || ++queries !== mostQueries + 1) return
      context.reportError(new GraphQLError(`A request may ask at most ${mostQueries} queries.`))
    },
  }
}

/** What GraphQL is kept to where the app does not say otherwise. */
export const graphQLLimits: NonNullable<Config['graphQL']> = {
  maxComplexity: 500,
  validationRules: () => [fewQueries],
}
