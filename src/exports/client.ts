export { ProofPanel } from '../components/ProofPanel.tsx'
