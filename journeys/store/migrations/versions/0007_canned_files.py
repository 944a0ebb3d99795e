"""a canned reply may bring a file

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('canned', schema=None) as batch_op:
        batch_op.add_column(sa.Column('file', sa.Text(), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('canned', schema=None) as batch_op:
        batch_op.drop_column('file')
