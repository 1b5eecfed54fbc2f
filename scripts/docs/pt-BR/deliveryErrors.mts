import type { Translations } from '../translation.mts';

/** Why a message was not delivered, in Brazilian Portuguese; codes that come after a message was accepted. */
export const deliveryErrors: Translations = {
	INVALID_DESTINATION: {
		of: '3972b769',
		sentences: [
			'O destino não é um número que o WhatsApp saiba alcançar',
			'Confira o número de telefone e o código do país',
		],
	},
	PILOT_SELF_NUMBER: {
		of: '94e3aacc',
		sentences: [
			'Não é possível enviar mensagens ao número do próprio serviço',
			'Escolha outro destino',
		],
	},
	WHATSAPP_NOT_EXIST: {
		of: '022eb43a',
		sentences: [
			'O destino não tem WhatsApp',
			'Confira o número de telefone; no Brasil, também com e sem o nono dígito',
		],
	},
	META_OUTSIDE_24H_WINDOW: {
		of: '9acec773',
		sentences: [
			'O contato não escreveu nas últimas 24 horas, então a Meta só permite um template',
			'Use a operação Send Template',
		],
	},
	META_NO_CONVERSATION: {
		of: '8364993c',
		sentences: [
			'Ainda não há uma conversa com este contato',
			'Comece-a com a operação Send Template',
		],
	},
	META_TEMPLATE_NOT_APPROVED: {
		of: 'beb401ed',
		sentences: [
			'A Meta não aprovou este template',
			'Escolha um template aprovado, ou espere a aprovação',
		],
	},
	DELIVERED_NOT_CONFIRMED: {
		of: '7fb39888',
		sentences: [
			'O WhatsApp não confirmou a entrega antes do prazo',
			'Pergunte ao contato antes de enviar de novo: a mensagem pode ter chegado',
		],
	},
	NEVER_ATTEMPTED_MAX_AGE_EXCEEDED: {
		of: 'c00a1f47',
		sentences: [
			'A mensagem esperou sete dias e nunca foi tentada',
			'Confira se o número de WhatsApp está conectado e envie de novo',
		],
	},
	EXPIRED_AFTER_ATTEMPTS: {
		of: '92072a75',
		sentences: [
			'O prazo passou antes que a mensagem pudesse ser entregue',
			'Envie de novo com um prazo maior',
		],
	},
	MESSAGE_EXPIRED: {
		of: 'e5af87df',
		sentences: [
			'A mensagem expirou antes que pudesse ser entregue',
			'Envie de novo com um prazo maior',
		],
	},
	DELIVERY_TIMEOUT: {
		of: 'd2710035',
		sentences: [
			'O WhatsApp não aceitou a mensagem a tempo',
			'Confira se o número de WhatsApp está conectado e envie de novo',
		],
	},
	NUMBER_NOT_FOUND_REMOVED: {
		of: '081ffad9',
		sentences: [
			'O número de WhatsApp que envia foi removido',
			'Conecte o número de novo no painel do Pilot Status',
		],
	},
	LINKED_WHATSAPP_INSTANCE_NOT_FOUND: {
		of: '041ab829',
		sentences: [
			'A conexão de WhatsApp desta chave não existe mais',
			'Conecte o número de novo no painel do Pilot Status',
		],
	},
};
