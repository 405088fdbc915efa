# Read by llama.cpp's own build (CMAKE_PROJECT_llama.cpp_INCLUDE): leaves out the "common" library, which
# the Python binding forces on and never uses. Two cores: 113 s instead of 290.
set(LLAMA_BUILD_COMMON OFF)
