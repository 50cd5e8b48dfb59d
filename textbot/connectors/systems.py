"""Every kind of system and what opens it: the one table."""

from collections.abc import Callable, Mapping

from textbot.connectors.connector import Away
from textbot.connectors.csv_files import CsvFiles
from textbot.connectors.dynamics import Dynamics
from textbot.connectors.in_house import InHouse
from textbot.connectors.mail import Mail
from textbot.connectors.open311 import Open311
from textbot.connectors.salesforce import Salesforce
from textbot.connectors.servicenow import ServiceNow
from textbot.connectors.webhook import Webhook
from textbot.connectors.work_orders import Site, WorkOrders
from textbot.core.work_orders.kinds import IN_HOUSE
from textbot.core.work_orders.spec import SystemSpec

Opens = Callable[[SystemSpec, Mapping[str, str], Site], WorkOrders]

SYSTEMS: Mapping[str, Opens] = {
    IN_HOUSE: InHouse,
    "open311": Open311,
    "salesforce": Salesforce,
    "servicenow": ServiceNow,
    "dynamics": Dynamics,
    "webhook": Webhook,
    "email": Mail,
    "csv": CsvFiles,
}


def open_system(spec: SystemSpec, environment: Mapping[str, str], site: Site) -> WorkOrders:
    """A system with its secrets. environment: the variables TEXTBOT_CONNECTOR_*. Raises Away when one of its secrets
    is not set: its orders wait until it is."""
    lacking = sorted(variable for variable in spec.secrets.values() if not environment.get(variable))
    if lacking:
        raise Away(f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not set")
    if spec.kind not in SYSTEMS:
        raise Away(f"this version of textbot knows no {spec.kind}")
    secrets = {purpose: environment[variable] for purpose, variable in spec.secrets.items()}
    return SYSTEMS[spec.kind](spec, secrets, site)
