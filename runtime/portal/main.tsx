import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { dropOldDrafts } from '../ui/parts/useDraft.ts';
import { WutongProviders } from '../ui/theme.tsx';
import { Portal } from './Portal.tsx';
import { dropOldWaiting } from './uploads/waitingFiles.ts';
import './portal.css';
import './print.css';

dropOldDrafts();
void dropOldWaiting();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WutongProviders base="/portal">
        <Portal />
      </WutongProviders>
    </StrictMode>,
  );
}
