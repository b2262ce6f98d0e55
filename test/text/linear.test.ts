import { describe, expect, it } from 'vitest'
import { houseOf } from '../../src/text/proof/house.ts'
import { readRaw, type RawType } from '../../src/text/readers/readRaw.ts'

const house = houseOf()

/** What a reader could take too long for, each repeated until it fills the longest text that is read. A quadratic one takes minutes. */
const pieces: [piece: string, type?: RawType][] = [
  ['概要\n'],
  ['【概要】\n'],
  ['【出典】\n'],
  ['出典：港の便り\n'],
  ['1. 概要\n'],
  ['関連記事：港\n'],
  ['写真：北浜日報\n'],
  ['https://kitahama.example/1\n'],
  ['2026年3月14日\n'],
  ['[港]('],
  ['**'],
  ['「'],
  ['<', 'html'],
  ['<a ', 'html'],
  ['<a href="', 'html'],
  ['<b>', 'html'],
  ['<ul><li>', 'html'],
  ['<table><tr><td>', 'html'],
  ['<!--', 'html'],
  ['<p>港', 'html'],
]

describe('a text that repeats one thing for 300,000 characters is read in linear time', () => {
  it.each(pieces)('%j %s', (piece, type) => {
    const read = readRaw(piece.repeat(Math.ceil(300_000 / piece.length)), house, type)
    expect(read.manuscripts.length).toBeGreaterThanOrEqual(0)
  })
})
