import type { RenderedDocument } from '../api/client.ts';
import './document.css';

type Block = RenderedDocument['blocks'][number];

/** A document of the case in the layout of official papers; the same blocks make the PDF. */
export function DocumentView({ document }: { document: RenderedDocument }) {
  return (
    <article className="wt-paper" lang="zh-CN">
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a rendered document never move.
        <BlockView key={index} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'title':
      return <h1>{block.text}</h1>;
    case 'number':
      return <p className="wt-paper-number">{block.text}</p>;
    case 'salutation':
      return <p className="wt-paper-salutation">{block.text}</p>;
    case 'paragraph':
      return <p className={block.indent ? 'wt-paper-indent' : undefined}>{block.text}</p>;
    case 'fields':
      return <Fields rows={block.rows} />;
    case 'table':
      return <Table block={block} />;
    case 'seal':
      return (
        <div className="wt-paper-seal">
          <p>{block.office}</p>
          <p>（盖章）</p>
          <p>{block.date}</p>
        </div>
      );
    case 'signature':
      return (
        <div className="wt-paper-signature">
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      );
    case 'note':
      return <p className="wt-paper-note">{block.text}</p>;
  }
}

function Fields({ rows }: { rows: { label: string; value: string }[] }) {
  return (
    <table className="wt-paper-fields">
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>{row.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Table({ block }: { block: Extract<Block, { type: 'table' }> }) {
  return (
    <>
      {block.title ? <h2>{block.title}</h2> : null}
      <table>
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a rendered document never move.
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: so do its cells.
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
