export { CiteLines } from '../components/CiteLines.tsx'
export { FailedSchedules } from '../components/FailedSchedules.tsx'
export { MergeSource } from '../components/MergeSource.tsx'
export { ProofPanel } from '../components/ProofPanel.tsx'
