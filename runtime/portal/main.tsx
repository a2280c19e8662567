import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WutongProviders } from '../ui/theme.tsx';
import { Portal } from './Portal.tsx';
import './portal.css';
import './print.css';

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
