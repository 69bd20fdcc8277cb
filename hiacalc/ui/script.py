"""The script that Streamlit runs when a page opens and after every move."""

from hiacalc.ui.page import show

show()
