"""Start the page: `streamlit run app.py`, or `hiacalc app`."""

from hiacalc.ui.page import show

show()
