/** What of a comment no reader may learn, by any door. */
export const privateFields = [
  'email',
  'status',
  'addressHash',
  'editKey',
  'holds',
  'reports',
  'digest',
  'termsVersion',
  'told',
]
