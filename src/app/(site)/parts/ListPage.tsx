import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Card } from '../../../exports/site.ts'
import { CardList } from './CardList.tsx'
import type { Answer } from './rest.ts'
import { Unreachable } from './Unreachable.tsx'

export type ListProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where a list goes on, as its address says. */
export const cursorIn = async ({ searchParams }: ListProps): Promise<string | null> => {
  const { cursor } = await searchParams
  return typeof cursor === 'string' ? cursor : null
}

type Listed = { docs: Card[]; next: string | null; previous?: string | null }

/** The page of a list: what it is of, what stands under that, and its articles. A cursor that was cut somewhere is no page. */
export const ListPage = ({
  answer,
  title,
  at,
  above,
  children,
}: {
  answer: Answer<Listed>
  title: string
  at: string
  above?: ReactNode
  children?: ReactNode
}) => {
  if (!answer.ok && (answer.status === 404 || answer.status === 400)) notFound()
  if (!answer.ok) return <Unreachable message={answer.message} />
  return (
    <div className="list-page">
      {above}
      <h1>{title}</h1>
      {children}
      <CardList list={answer.data} at={at} />
    </div>
  )
}
