'use client'
import { Button } from '@payloadcms/ui'
import type { ComponentProps } from 'react'

export type SmallButtonProps = ComponentProps<typeof Button>

/** Payload's button, as panels use it: small, with a border, and with no room around it. */
export const SmallButton = (given: SmallButtonProps) => (
  <Button size="small" buttonStyle="secondary" margin={false} {...given} />
)
