"""Serve the page: `streamlit run app.py`, or `hiacalc app`."""

import streamlit as st
from starlette.middleware import Middleware

from hiacalc.ui.long_links import RefuseLongLinks
from hiacalc.ui.serving import SCRIPT, ready

app = st.App(SCRIPT, lifespan=ready, middleware=[Middleware(RefuseLongLinks)])
