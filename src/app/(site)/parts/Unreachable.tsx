/** What readers see where the API does not answer. */
export const Unreachable = ({ message }: { message: string }) => (
  <p className="empty" role="alert">
    {message}
  </p>
)
