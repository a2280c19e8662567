import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { DocumentView } from '../../ui/document/DocumentView.tsx';
import { Loaded } from '../../ui/parts/Loaded.tsx';

type Paper = ComponentProps<typeof DocumentView>['document'];

interface Props {
  paper: UseQueryResult<Paper>;
  /** Address of the PDF. */
  pdf: string;
  back: { href: string; label: string };
}

/** One paper as it will be printed, with the ways to print it. */
export const PaperPage = ({ paper, pdf, back }: Props) => (
  <>
    <div className="wt-page-header wt-no-print">
      <h1 className="wt-grow">{paper.data?.title ?? '文书'}</h1>
      <Link href={back.href}>{back.label}</Link>
      <Button href={pdf} download disabled={!paper.data}>
        下载 PDF
      </Button>
      <Button type="primary" disabled={!paper.data} onClick={() => window.print()}>
        打印
      </Button>
    </div>
    <Loaded query={paper} lines={12}>
      {(document) => <DocumentView document={document} />}
    </Loaded>
  </>
);
