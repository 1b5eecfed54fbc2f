import type { ChatRoom, KeyRecord, NumberRecord } from '../core/types.mts';

const CREATED = '2026-01-05T12:00:00.000Z';

/** The two numbers of the seeded account: an official one and a QR-paired one. */
export function seedNumbers(): NumberRecord[] {
	return [
		{
			id: 'num_meta',
			instanceName: 'sandbox-meta',
			number: '5511900000000',
			name: 'Sandbox official',
			provider: 'META',
			engine: 'CLOUD',
			state: 'OPEN',
			isFullyConnected: true,
			groupsEligible: false,
			freeForm: true,
			privacyMode: 'STORE_INDEFINITE',
			piiRetentionDays: 7,
			phoneNumberId: '100000000000001',
			createdAt: CREATED,
			updatedAt: CREATED,
		},
		{
			id: 'num_web',
			instanceName: 'sandbox-web',
			number: '5511900000999',
			name: 'Sandbox web',
			provider: 'PILOT_STATUS',
			engine: 'EVO_GO',
			state: 'OPEN',
			isFullyConnected: true,
			groupsEligible: true,
			freeForm: true,
			privacyMode: 'STORE_INDEFINITE',
			piiRetentionDays: 7,
			phoneNumberId: null,
			createdAt: CREATED,
			updatedAt: CREATED,
		},
	];
}

function key(name: string, scope: KeyRecord['scope'], numberId: string | null): KeyRecord {
	return {
		id: `ck_sandbox_${name}`,
		secret: `ps_sandbox_${name}`,
		name: 'Default',
		scope,
		numberId,
	};
}

/** One key per number, the account's tenant key, and an account-wide key. */
export function seedKeys(): KeyRecord[] {
	return [
		key('meta', 'number', 'num_meta'),
		key('web', 'number', 'num_web'),
		key('tenant', 'tenant', null),
		key('account', 'account', null),
	];
}

/** Groups of both numbers; the official number sees its own only once it is made eligible. */
export function seedGroups(): ChatRoom[] {
	return [
		{ id: '120363000000000001@g.us', name: 'Sales team', numberId: 'num_web' },
		{ id: '120363000000000002@g.us', name: 'Entregas São Paulo', numberId: 'num_web' },
		{ id: '120363000000000003@g.us', name: 'Suporte & Ajuda', numberId: 'num_web' },
		{ id: '120363000000000011@g.us', name: 'Official customers', numberId: 'num_meta' },
	].map((room) => ({ ...room, participants: ['+5511911111111', '+5511922222222'] }));
}

/** Channels of the QR-paired number; official numbers have none (docs/api-reference.md 8). */
export function seedNewsletters(): ChatRoom[] {
	return [
		{ id: '120363000000000101@newsletter', name: 'Shop news', numberId: 'num_web' },
		{ id: '120363000000000102@newsletter', name: 'Ofertas da semana', numberId: 'num_web' },
	].map((room) => ({ ...room, participants: [] }));
}
