// The entry point of every Boost.Test program of ours.
#define BOOST_TEST_MODULE imagelift
#include <boost/test/unit_test.hpp>
