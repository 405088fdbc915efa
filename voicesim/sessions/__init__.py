"""The use cases every face needs: hold a call, choose engines, listen again, resume, rehearse."""
