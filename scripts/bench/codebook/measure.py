"""One measurement of scikit-learn or NumPy in a cold process; prints a line of JSON."""
import json
import sys
import time

import numpy as np


def load(path, dimensions):
    return np.fromfile(path, dtype=np.float32).reshape(-1, dimensions)


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(json.dumps({"seconds": time.perf_counter() - wall, "cpuSeconds": time.process_time() - cpu}))
    return result


def fit(path, dimensions, seed, out):
    from sklearn.cluster import MiniBatchKMeans

    rows = load(path, int(dimensions))
    model = MiniBatchKMeans(n_clusters=128, n_init=1, random_state=int(seed))
    timed(lambda: model.fit(rows))
    model.cluster_centers_.astype(np.float32).tofile(out)


def top3(path, dimensions, centroids):
    rows, columns = load(path, int(dimensions)), load(centroids, int(dimensions))

    def work():
        similarities = rows @ columns.T
        return np.argpartition(similarities, columns.shape[0] - 3, axis=1)[:, -3:]

    timed(work)


def versions():
    import sklearn
    from threadpoolctl import threadpool_info

    kernels = [f"{each['internal_api']} {each['version']} ({each.get('architecture', '?')})"
               for each in threadpool_info() if each["user_api"] == "blas"]
    print(f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}, {', '.join(kernels)}")


{"fit": fit, "top3": top3, "versions": versions}[sys.argv[1]](*sys.argv[2:])
