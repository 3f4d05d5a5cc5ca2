"""What a worker may not do."""

import multiprocessing
import resource
import socket

from extract.limits import give_up_network, limit_this_process
from extract.settings import ExtractSettings


def _probe(answers: "multiprocessing.Queue[tuple[object, ...]]") -> None:
    limit_this_process(ExtractSettings())
    limits = tuple(
        resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)
    )
    is_gone = give_up_network()
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1).close()
        reached = "somebody"
    except ConnectionRefusedError:
        reached = "this machine"
    except OSError:
        reached = "nobody"
    answers.put((limits, is_gone, reached))


def test_a_worker_writes_little_opens_few_files_and_has_no_network_where_it_may_give_it_up() -> (
    None
):
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[tuple[object, ...]] = context.Queue()
    process = context.Process(target=_probe, args=(answers,))
    process.start()
    limits, is_gone, reached = answers.get(timeout=60)
    process.join()
    assert limits == (1024 * 1024, 256)
    assert (reached == "nobody") is is_gone
