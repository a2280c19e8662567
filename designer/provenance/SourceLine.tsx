import type { FieldSource } from '../../runtime/ui/api/client.ts';

/** Who set a field, why, under which 文号, till when. */
export const SourceLine = ({ source }: { source: FieldSource }) => (
  <p className="st-source">
    来源：{source.title} {source.version}　
    <Ground source={source} />
  </p>
);

/** 文号, end and reason of an overlay. */
export const Ground = ({ source: { document, expires, reason } }: { source: FieldSource }) => (
  <>
    {document === undefined ? null : <span>{document}　</span>}
    {expires === undefined ? null : <span>{expires} 到期　</span>}
    {reason === undefined ? null : <span className="wt-muted">{reason}</span>}
  </>
);
