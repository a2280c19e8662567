import { memo } from 'react';
import type { PosterMark, PosterSheets } from '../../ui/api/client.ts';

type Sheet = PosterSheets['sheets'][number];

/** A sheet as it will be printed, drawn from the same marks. */
export const PosterSheet = memo(function PosterSheet({ sheet, title }: { sheet: Sheet; title: string }) {
  return (
    <svg className="wt-poster-sheet" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={title}>
      <rect width={sheet.width} height={sheet.height} fill="#ffffff" />
      {sheet.marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks never move
        <Mark key={index} mark={mark} />
      ))}
    </svg>
  );
});

function Mark({ mark }: { mark: PosterMark }) {
  switch (mark.kind) {
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.bold ? 700 : 400}
          fill={mark.color}
          letterSpacing={mark.spacing}
        >
          {mark.text}
        </text>
      );
    case 'rect':
      return <rect x={mark.x} y={mark.y} width={mark.w} height={mark.h} rx={mark.radius} {...paintOf(mark)} />;
    case 'circle':
      return <circle cx={mark.x} cy={mark.y} r={mark.r} {...paintOf(mark)} />;
    case 'path':
      return <polyline points={mark.points.map((point) => point.join(',')).join(' ')} {...paintOf(mark)} />;
  }
}

const paintOf = ({ fill, stroke, line }: Exclude<PosterMark, { kind: 'text' }>) => ({
  fill: fill ?? 'none',
  stroke: stroke ?? 'none',
  strokeWidth: line,
});
