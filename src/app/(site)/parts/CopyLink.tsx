import { OwnScript } from './OwnScript.tsx'

const copies = `for(const one of document.querySelectorAll('[data-copy]'))if(navigator.clipboard){one.hidden=false;one.onclick=()=>navigator.clipboard.writeText(one.dataset.copy).then(()=>{one.textContent='コピーしました'},()=>{})}`

/** Copies an address; it is not shown without a script. */
export const CopyLink = ({ url }: { url: string }) => (
  <>
    <button type="button" data-copy={url} hidden aria-live="polite" suppressHydrationWarning>
      リンクをコピー
    </button>
    <OwnScript code={copies} />
  </>
)
