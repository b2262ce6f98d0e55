'use client'
export const ProofPanel = () => null
