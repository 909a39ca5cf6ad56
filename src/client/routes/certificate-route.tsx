import { CertificateScreen } from '../features/certificate/certificate-screen.tsx';

export function CertificateRoute() {
  return <CertificateScreen />;
}
