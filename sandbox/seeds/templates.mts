import type { TemplateRecord } from '../core/types.mts';

type Seed = Omit<TemplateRecord, 'numberId' | 'source' | 'metaStatus'> & {
	metaStatus?: TemplateRecord['metaStatus'];
};

// The answer's shape is documented only roughly ("body: object or string", "variables: type not shown",
// docs/api-reference.md 7), so the seeds differ on purpose: a client has to live with each of them.
const SEEDS: readonly Seed[] = [
	{
		id: 'tpl_order_update',
		name: 'order_update',
		category: 'UTILITY',
		metaLanguage: 'pt_BR',
		body: {
			header: { type: 'NONE' },
			body: 'Olá {{name}}, o pedido {{order_id}} saiu para entrega hoje.',
			footer: 'Loja Sandbox',
			buttons: [],
		},
		variables: ['name', 'order_id'],
	},
	{
		id: 'tpl_order_update_en',
		name: 'order_update_en',
		category: 'UTILITY',
		metaLanguage: 'en_US',
		body: { body: { text: 'Hi {{name}}, your order {{order_id}} is out for delivery today.' } },
		variables: ['name', 'order_id'],
	},
	{
		id: 'tpl_spring_sale',
		name: 'spring_sale',
		category: 'MARKETING',
		metaLanguage: 'en_US',
		body: {
			header: { type: 'IMAGE', url: 'https://files.example.test/spring.jpg' },
			body: 'Hello {{name}}, everything is {{discount}} off until Sunday!',
			footer: 'Reply STOP to opt out',
			buttons: [{ type: 'QUICK_REPLY', text: 'Show me' }],
		},
		variables: ['name', 'discount'],
	},
	{
		id: 'tpl_promo_semana',
		name: 'promo_semana',
		category: 'MARKETING',
		metaLanguage: 'pt_BR',
		body: { body: 'As ofertas da semana chegaram. Aproveite!' },
		variables: [],
	},
	{
		id: 'tpl_login_code',
		name: 'login_code',
		category: 'OTP',
		metaLanguage: 'pt_BR',
		body: {
			body: 'Seu código é {{code}}. Não o compartilhe.',
			buttons: [{ type: 'COPY_CODE', text: 'Copiar código', code: '{{code}}' }],
		},
		variables: ['code'],
	},
	{
		id: 'tpl_appointment',
		name: 'appointment',
		category: 'UTILITY',
		metaLanguage: 'en_US',
		body: { body: 'Your appointment is on {{1}} at {{2}}. See you there.' },
		variables: ['1', '2'],
	},
	{
		id: 'tpl_invoice',
		name: 'invoice',
		category: 'UTILITY',
		metaLanguage: 'es',
		body: {
			header: { type: 'TEXT', text: 'Factura {{number}}' },
			body: 'Hola {{name}}, tu factura está lista.',
			footer: 'Sandbox SA',
			buttons: [],
		},
		variables: [
			{ name: 'number', example: '2026-001' },
			{ key: 'name', example: 'Ana' },
		],
	},
	{
		id: 'tpl_tracking',
		name: 'tracking',
		category: 'UTILITY',
		metaLanguage: 'pt_BR',
		body: {
			body: 'Oi {{name}}, acompanhe a sua entrega.',
			buttons: [
				{
					type: 'URL',
					text: 'Acompanhar',
					url: 'https://shop.example.test/track/{{tracking_code}}',
				},
				{ type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+5511900000000' },
			],
		},
		variables: ['name', 'tracking_code'],
	},
	{
		id: 'tpl_plain_text',
		name: 'plain_text',
		category: 'UTILITY',
		metaLanguage: null,
		body: 'Thank you {{name}}, we have received your message.',
		variables: ['name'],
	},
	{
		id: 'tpl_waiting',
		name: 'waiting_for_meta',
		category: 'UTILITY',
		metaLanguage: 'pt_BR',
		metaStatus: 'PENDING',
		body: { body: 'Olá {{name}}, este modelo ainda está em análise.' },
		variables: ['name'],
	},
	{
		id: 'tpl_refused',
		name: 'refused_by_meta',
		category: 'MARKETING',
		metaLanguage: 'pt_BR',
		metaStatus: 'REJECTED',
		body: { body: 'Olá {{name}}, este modelo foi recusado.' },
		variables: ['name'],
	},
];

/**
 * The seeded templates. The QR-paired number has the same ones under ids `tpl_web_…`, without Meta's
 * status. The official number also has one that was never sent to Meta, so is not sendable there.
 */
export function seedTemplates(): TemplateRecord[] {
	const official = SEEDS.map(
		(seed): TemplateRecord => ({
			...seed,
			numberId: 'num_meta',
			source: 'META',
			metaStatus: seed.metaStatus ?? 'APPROVED',
		}),
	);
	const web = SEEDS.map(
		(seed): TemplateRecord => ({
			...seed,
			id: seed.id.replace('tpl_', 'tpl_web_'),
			numberId: 'num_web',
			source: 'PILOT_STATUS',
			metaStatus: null,
			metaLanguage: null,
		}),
	);
	const local: TemplateRecord = {
		id: 'tpl_local_draft',
		numberId: 'num_meta',
		name: 'local_draft',
		category: 'UTILITY',
		body: 'Only here, never at Meta.',
		variables: [],
		source: 'PILOT_STATUS',
		metaStatus: null,
		metaLanguage: null,
	};
	return [...official, local, ...web];
}
