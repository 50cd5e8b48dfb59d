"""An invitation goes out by e-mail, where there is a mail server."""

import logging
from email.message import EmailMessage

from textbot.connectors.smtp import hand_over
from textbot.runtime import Runtime

log = logging.getLogger(__name__)


def mail_invite(rt: Runtime, email: str, address: str) -> bool:
    """Mail the link, which is good for 72 hours and once; False when no mail server is set up, or it did not take it.
    The mail is in every language of the city: nobody knows yet which one its reader likes."""
    if not rt.settings.smtp_url:
        return False
    playbook = rt.playbook
    action_center = playbook.city.departments.get("action-center")
    mail = EmailMessage()
    mail["Subject"] = f"{playbook.facts(playbook.languages[0])['city']}: Action Center"
    mail["To"] = email
    mail["From"] = (action_center.email if action_center else "") or f"action-center@{playbook.city.domain}"
    words = [BODIES[code] for code in playbook.languages if code in BODIES] or [BODIES["en"]]
    mail.set_content("\n\n".join(each.format(address=address) for each in words))
    try:
        hand_over(rt.settings.smtp_url, mail)
    except OSError as error:
        log.warning("an invitation could not be mailed: %s", type(error).__name__)
        return False
    return True


BODIES = {
    "en": "You are invited to the Action Center, where residents' texts are answered.\n\n"
    "Choose your password here within 72 hours:\n{address}\n\n"
    "If you did not expect this, please do nothing.\n",
    "es": "Recibió una invitación al Centro de Atención, donde se contestan los mensajes de los residentes.\n\n"
    "Elija su contraseña aquí en las próximas 72 horas:\n{address}\n\n"
    "Si no esperaba este correo, no haga nada.\n",
}
