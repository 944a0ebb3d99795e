"""files of erased customers are found at once

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

ERASED = "state = 'erased'"


def upgrade() -> None:
    op.create_index('ix_media_erased', 'media', ['sha256'], unique=False, sqlite_where=sa.text(ERASED), postgresql_where=sa.text(ERASED))


def downgrade() -> None:
    op.drop_index('ix_media_erased', table_name='media', sqlite_where=sa.text(ERASED), postgresql_where=sa.text(ERASED))
