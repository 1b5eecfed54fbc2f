import type { Translations } from '../translation.mts';

/** Why a message was not delivered, in Brazilian Portuguese; codes that come after a message was accepted. */
export const deliveryErrors: Translations = {
	INVALID_DESTINATION: {
		of: '6697c32d',
		sentences: [
			'O WhatsApp não consegue alcançar este destino',
			'Confira o número de telefone e o código do país',
		],
	},
	PILOT_SELF_NUMBER: {
		of: '434de4c2',
		sentences: [
			'Não é possível enviar mensagens ao número do próprio serviço',
			'Escolha outro destino',
		],
	},
	WHATSAPP_NOT_EXIST: {
		of: 'ad220aed',
		sentences: [
			'O destino não está no WhatsApp',
			'Confira o número de telefone. No Brasil, confira com e sem o nono dígito',
		],
	},
	META_OUTSIDE_24H_WINDOW: {
		of: '80e95da5',
		sentences: [
			'O contato não escreveu nas últimas 24 horas, então a Meta só permite templates',
			'Use a operação Send Template',
		],
	},
	META_NO_CONVERSATION: {
		of: '2498ed06',
		sentences: [
			'Ainda não há uma conversa com este contato',
			'Comece-a com a operação Send Template',
		],
	},
	META_TEMPLATE_NOT_APPROVED: {
		of: 'd756ce40',
		sentences: [
			'A Meta não aprovou este template',
			'Escolha um template aprovado, ou espere a aprovação',
		],
	},
	DELIVERED_NOT_CONFIRMED: {
		of: 'ccfadb13',
		sentences: [
			'O WhatsApp não confirmou a entrega antes do prazo',
			'Pergunte ao contato antes de enviar de novo: a mensagem pode ter chegado',
		],
	},
	NEVER_ATTEMPTED_MAX_AGE_EXCEEDED: {
		of: 'c52b4d7a',
		sentences: [
			'A mensagem esperou sete dias sem nenhuma tentativa de entrega',
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
		of: '0ef3ed6d',
		sentences: [
			'O WhatsApp não aceitou a mensagem a tempo',
			'Confira se o número de WhatsApp está conectado e envie de novo',
		],
	},
	NUMBER_NOT_FOUND_REMOVED: {
		of: '28df8c79',
		sentences: [
			'O número de WhatsApp que envia foi removido',
			'Conecte o número de novo no painel do Pilot Status',
		],
	},
	LINKED_WHATSAPP_INSTANCE_NOT_FOUND: {
		of: 'f8148b73',
		sentences: [
			'A conexão de WhatsApp desta chave não existe mais',
			'Conecte o número de novo no painel do Pilot Status',
		],
	},
};
