import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorAlert } from './ErrorAlert.tsx';

/** A page that fails leaves the menu usable; what was typed is in the drafts of this browser. */
export class PageBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.error ? (
      <ErrorAlert error={this.state.error} onRetry={() => window.location.reload()} />
    ) : (
      this.props.children
    );
  }
}
