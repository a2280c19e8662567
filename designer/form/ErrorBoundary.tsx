import { Alert } from 'antd';
import { Component, type ReactNode } from 'react';

/** A schema in the middle of an edit may be one that nothing can render; the editor must stay. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Alert
        type="warning"
        showIcon
        title="表单暂时无法预览"
        description="结构还不完整。请按检查结果改正，预览会自动恢复。"
      />
    );
  }
}
