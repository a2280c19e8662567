/** A calm placeholder while something is read. */
export const Waiting = () => (
  <div className="pt-waiting" role="status">
    正在读取，请稍候…
  </div>
);
