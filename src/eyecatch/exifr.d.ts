// exifr's other entry has its functions under names in some loaders and under a default in others.
declare module 'exifr/dist/full.esm.mjs' {
  export { sidecar } from 'exifr'
}
