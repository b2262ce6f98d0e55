import { notFound, permanentRedirect } from 'next/navigation'
import { addresses } from '../parts/addresses.ts'
import { movedFrom } from '../parts/rest.ts'

type Props = {
  params: Promise<{ address: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** An address that is none of the paper's: of an article that has moved here from another blog, or of nothing. */
export default async function OldAddress({ params, searchParams }: Props) {
  const { address } = await params
  const asked = Object.entries(await searchParams).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  )
  const query = asked.length > 0 ? `?${new URLSearchParams(asked).toString()}` : ''
  const slug = await movedFrom(`/${address.join('/')}${query}`)
  if (slug === null) notFound()
  permanentRedirect(addresses.article(slug))
}
