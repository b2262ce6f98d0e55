import { words } from '../labels.ts'

/** What kind of thing a picture's credit names. */
export const creditKinds = [
  { value: 'ai', label: words('AI生成', 'AI-generated') },
  { value: 'photo', label: words('写真', 'Photograph') },
  { value: 'quoted', label: words('引用', 'Quoted') },
  { value: 'official', label: words('公的提供', 'Official') },
  { value: 'own', label: words('自作', 'Own work') },
  { value: 'unknown', label: words('不明', 'Unknown') },
]
