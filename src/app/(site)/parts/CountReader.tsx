import { OwnScript } from './OwnScript.tsx'

/** Says that somebody reads an article, once it is shown; without a script nobody is counted. */
export const CountReader = ({ slug }: { slug: string }) => (
  <OwnScript
    code={`addEventListener('pageshow',()=>navigator.sendBeacon('/api/site/views',${JSON.stringify(JSON.stringify({ slug }))}),{once:true})`}
  />
)
