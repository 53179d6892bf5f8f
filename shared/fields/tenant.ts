import { country, domain, tenantId } from './kinds.ts';

/** The Microsoft Entra tenant that is enrolled. Its country can never be changed. */
export const tenant = {
  'tenant.id': tenantId(),
  'tenant.initialDomain': domain(),
  'tenant.country': country(),
} as const;
