/** What readers see where the API does not answer; the server sends it as a failure (`newsroom/server/keptPages.ts`). */
export const Unreachable = ({ message }: { message: string }) => (
  <div className="empty" role="alert" data-failed>
    <h1>ページを表示できません</h1>
    <p>{message}</p>
    <p>
      <a href="">もう一度読み込む</a>
    </p>
  </div>
)
