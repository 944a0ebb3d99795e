"""access

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from journeys.store import types
revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('users',
    sa.Column('id', types.BigId, autoincrement=False, nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=320), nullable=False),
    sa.Column('role', sa.String(length=10), nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=False),
    sa.Column('password_at', types.UtcDateTime(), nullable=False),
    sa.Column('must_change', sa.Boolean(), nullable=False),
    sa.Column('languages', types.Json, server_default='[]', nullable=False),
    sa.Column('teams', types.Json, server_default='[]', nullable=False),
    sa.Column('capacity', sa.Integer(), server_default='10', nullable=False),
    sa.Column('totp_nonce', sa.String(length=64), server_default='', nullable=False),
    sa.Column('totp_at', types.UtcDateTime(), nullable=True),
    sa.Column('totp_step', types.BigId, server_default='0', nullable=False),
    sa.Column('recovery', types.Json, server_default='[]', nullable=False),
    sa.Column('created_at', types.UtcDateTime(), nullable=False),
    sa.Column('disabled_at', types.UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_users')),
    sa.UniqueConstraint('email', name=op.f('uq_users_email'))
    )
    op.create_table('sessions',
    sa.Column('id', types.BigId, autoincrement=False, nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('user_id', types.BigId, nullable=False),
    sa.Column('needs_code', sa.Boolean(), nullable=False),
    sa.Column('created_at', types.UtcDateTime(), nullable=False),
    sa.Column('seen_at', types.UtcDateTime(), nullable=False),
    sa.Column('browser', sa.String(length=200), server_default='', nullable=False),
    sa.Column('address', sa.String(length=64), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sessions')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sessions_token_hash'))
    )
    op.create_index(op.f('ix_sessions_user_id'), 'sessions', ['user_id'], unique=False)
    op.create_table('login_failures',
    sa.Column('subject_hash', sa.String(length=64), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('last_at', types.UtcDateTime(), nullable=False),
    sa.Column('next_at', types.UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('subject_hash', name=op.f('pk_login_failures'))
    )
    op.create_index(op.f('ix_login_failures_last_at'), 'login_failures', ['last_at'], unique=False)
    op.create_table('audit',
    sa.Column('id', types.BigId, autoincrement=False, nullable=False),
    sa.Column('at', types.UtcDateTime(), nullable=False),
    sa.Column('user_id', types.BigId, nullable=False),
    sa.Column('user_name', sa.String(length=100), nullable=False),
    sa.Column('action', sa.String(length=60), nullable=False),
    sa.Column('customer_id', types.BigId, nullable=True),
    sa.Column('subject', sa.String(length=200), server_default='', nullable=False),
    sa.Column('detail', types.Json, server_default='{}', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit'))
    )
    op.create_index('ix_audit_at', 'audit', ['at'], unique=False)
    op.create_index('ix_audit_user', 'audit', ['user_id', 'at'], unique=False)
    op.create_index('ix_audit_customer', 'audit', ['customer_id', 'at'], unique=False)
    op.create_index('ix_audit_action', 'audit', ['action', 'at'], unique=False)


def downgrade() -> None:
    op.drop_table('audit')
    op.drop_table('login_failures')
    op.drop_table('sessions')
    op.drop_table('users')
