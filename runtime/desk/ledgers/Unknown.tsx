const NOT_TOLD = '这一列办结前随办件变动，办理记录没有记下它当日的内容，无法推算。';

/** Said of a column that stands in the case until it ends. `asOf`: the day that is looked at. */
export const liveHint = (asOf: string | null): string =>
  asOf === null
    ? '办结以前随办件变动，显示办件现在的情况；办结时登记入台账。'
    : `办结以前随办件变动，显示由办理记录推算的 ${asOf} 日终的情况。`;

/** In the place of a cell of an earlier day that nothing tells. */
export const Unknown = () => (
  <span className="wt-muted wt-hinted" title={NOT_TOLD}>
    当日情况无记录
  </span>
);
