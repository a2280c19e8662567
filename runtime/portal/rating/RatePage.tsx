import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../../ui/api/client.ts';
import { day } from '../../ui/parts/times.ts';
import { Trouble } from '../Trouble.tsx';
import { Waiting } from '../Waiting.tsx';
import { StageRating } from './StageRating.tsx';
import './rating.css';

/** Behind the code shown at the window. The ticket stands after `#`, so that no server log ever holds it. */
export function RatePage() {
  const ticket = window.location.hash.slice(1);
  const invitation = useQuery({
    queryKey: ['rating', ticket],
    queryFn: () => api.ratingInvitation(ticket),
    enabled: ticket !== '',
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (ticket === '') {
    return (
      <div className="pt-card">
        <h1>评价服务</h1>
        <p>
          网址不完整。请重新扫描窗口出示的评价二维码，或在<Link href="/progress">进度查询</Link>
          查到办件后评价。
        </p>
      </div>
    );
  }
  if (invitation.error) return <Trouble error={invitation.error} />;
  if (!invitation.data) return <Waiting />;
  const { itemName, officeName, receivedAt, stage, reasons } = invitation.data;
  return (
    <section className="pt-card pt-rate">
      <h1>评价服务</h1>
      <p>
        {officeName}于 {day(receivedAt)} 收件的“{itemName}”
      </p>
      <StageRating stage={stage} reasons={reasons} send={(answer) => api.rateByTicket({ ticket, ...answer })} />
    </section>
  );
}
