import { useEffect } from 'react';
import { Link } from 'wouter';
import type { BundleReceipt } from '../../ui/api/client.ts';
import { dayTime } from '../../ui/parts/times.ts';

/** One receipt for all cases. It stays in this browser until somebody applies again. */
export function Receipt({ receipt, onAgain }: { receipt: BundleReceipt; onAgain: () => void }) {
  useEffect(() => {
    void window.scrollTo(0, 0);
  }, []);
  return (
    <section className="pt-card pt-receipt" aria-labelledby="receipt-title">
      <h1 id="receipt-title">申请已提交</h1>
      <p>{receipt.title}的全部事项已一次收件，请记下编号：</p>
      <p className="pt-receipt-no">{receipt.no}</p>
      <dl className="pt-list">
        <dt>申请人</dt>
        <dd>{receipt.applicantName}</dd>
        <dt>提交时间</dt>
        <dd>{dayTime(receipt.receivedAt)}</dd>
        <dt>受理机构</dt>
        <dd>{receipt.officeName}</dd>
        {receipt.officePhone ? (
          <>
            <dt>咨询电话</dt>
            <dd>
              <a href={`tel:${receipt.officePhone}`}>{receipt.officePhone}</a>
            </dd>
          </>
        ) : null}
        <dt>承诺办结</dt>
        <dd>全部事项受理后 {receipt.promised}</dd>
      </dl>
      <h2>所含事项</h2>
      <ol className="pt-receipt-cases">
        {receipt.cases.map(({ id, no, itemName }) => (
          <li key={id}>
            {itemName}
            <span className="pt-quiet">办件编号 {no}</span>
          </li>
        ))}
      </ol>
      <p>凭编号和证件号码可以查进度。没有上传的材料，请在受理时带到窗口。</p>
      <div className="pt-apply-buttons pt-print">
        <button type="button" className="pt-button" onClick={() => window.print()}>
          打印回执
        </button>
        <Link href="/progress" className="pt-button pt-button-main">
          查进度
        </Link>
        <button type="button" className="pt-button" onClick={onAgain}>
          再办一次
        </button>
      </div>
    </section>
  );
}
